import os

# App Service names the host that it gives to the site.
if "WEBSITE_HOSTNAME" in os.environ:
    ALLOWED_HOSTS.append(os.environ["WEBSITE_HOSTNAME"])
