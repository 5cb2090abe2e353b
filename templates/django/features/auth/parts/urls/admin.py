from allauth.account.decorators import secure_admin_login

# Staff log in where everybody does, with the same limits and second factors.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
