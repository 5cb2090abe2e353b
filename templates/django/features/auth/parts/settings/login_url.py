LOGIN_URL = "accounts:login"
