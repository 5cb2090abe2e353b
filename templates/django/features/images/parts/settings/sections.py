

# Uploaded images. The images app validates and cleans them, and stores them with their
# thumbnails.

# Maximum upload size, in bytes. It is checked after the whole request has arrived, so
# let the web server reject larger requests.
IMAGE_MAX_BYTES = env.int("IMAGE_MAX_BYTES", 10 * 1024 * 1024)

# Memory use depends on the number of pixels, however small the file: cleaning takes
# about 16 bytes per pixel.
IMAGE_MAX_PIXELS = env.int("IMAGE_MAX_PIXELS", 25_000_000)

# Bounding boxes of thumbnails, in CSS pixels; the files have twice the resolution.
# After a change, run `manage.py clean_images` to recreate them.
IMAGE_THUMBNAIL_SIZES = {
    "small": (80, 80),
    "medium": (640, 384),
}
