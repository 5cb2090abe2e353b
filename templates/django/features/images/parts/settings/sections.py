

# Images that visitors upload. The folder images/ checks and cleans them, and stores them
# with their thumbnails.

# The largest upload. All of it arrives before this is looked at, so have the web server
# refuse longer requests.
IMAGE_MAX_BYTES = env.int("IMAGE_MAX_BYTES", 10 * 1024 * 1024)

# What counts for memory is the pixels, however small the file: an image takes about
# 16 bytes for each while it is cleaned.
IMAGE_MAX_PIXELS = env.int("IMAGE_MAX_PIXELS", 25_000_000)

# The boxes that thumbnails fit into, in pixels of a page; each has twice as many of its
# own. After a change, `manage.py clean_images` makes them anew.
IMAGE_THUMBNAIL_SIZES = {
    "small": (80, 80),
    "medium": (640, 384),
}
