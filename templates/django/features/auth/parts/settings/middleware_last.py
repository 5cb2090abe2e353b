    "allauth.account.middleware.AccountMiddleware",
