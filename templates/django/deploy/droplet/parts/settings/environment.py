
# Where nginx finds uploads that not everyone may read, if it is to send them.
X_ACCEL_PREFIX = env.str("X_ACCEL_PREFIX", "")
