
# True if all requests come through a proxy that terminates HTTPS and always sets
# X-Forwarded-Proto and X-Forwarded-For itself. Clients can forge these headers, so they
# are ignored unless this is on.
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)

# True if that proxy also sets X-Request-ID, which then identifies requests in the log.
TRUST_X_REQUEST_ID = env.bool("TRUST_X_REQUEST_ID", False)
