from datetime import timedelta


# Guessing passwords. After too many failures from one address, an account can't be
# logged in to from there for a while; from elsewhere its owner still can.
# https://django-axes.readthedocs.io/en/latest/4_configuration.html

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# Attempts in the meantime don't make it longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "accounts.throttling.locked_out"
AXES_CLIENT_IP_CALLABLE = "accounts.throttling.client_network"
# Failures are kept, but no list of who logged in when and from where.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# How many proxies in front add the address that they see to X-Forwarded-For. With too
# high a number, visitors can make their address up; with 0 the header is not read.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
