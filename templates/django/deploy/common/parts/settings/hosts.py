
# True where every request comes through one proxy that ends HTTPS and always sets
# X-Forwarded-Proto and X-Forwarded-For itself. Anyone can send these headers, so they
# are not believed unless this is on.
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)

# True where that proxy also sets X-Request-ID, which then is the request's id in logs.
TRUST_X_REQUEST_ID = env.bool("TRUST_X_REQUEST_ID", False)
