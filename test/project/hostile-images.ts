// Images that only an attacker, or a camera, would send.

/** Python that makes them in a folder, with Pillow. */
export const hostileImages = (folder: string) => `
import struct, zlib
from io import BytesIO
from pathlib import Path
from PIL import ExifTags, Image

folder = Path("${folder}")


def picture(**options):
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (40, 20), (200, 30, 30))
    image.paste((30, 30, 200), (20, 0, 40, 20))
    content = BytesIO()
    image.save(content, "JPEG", **options)
    return content.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# A whole image, of one grey and 20,000 by 20,000 pixels: 400 MB in 390 kB.
squeeze = zlib.compressobj(9)
row = bytes(20_001)
rows = b"".join(squeeze.compress(row) for _ in range(20_000)) + squeeze.flush()
head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
bomb = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
(folder / "bomb.png").write_bytes(b"\\x89PNG\\r\\n\\x1a\\n" + bomb)

Image.effect_noise((400, 400), 50).save(folder / "whole.jpg")
whole = (folder / "whole.jpg").read_bytes()
(folder / "truncated.jpg").write_bytes(whole[: len(whole) // 2])

script = b"<script>alert('SECRET')</script>"
svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + script + b"</svg>"
(folder / "drawing.svg").write_bytes(svg)
(folder / "page.html").write_bytes(b"<!DOCTYPE html><html>" + script + b"</html>")
(folder / "polyglot.jpg").write_bytes(picture(comment=script) + b"<html>" + script + b"</html>")
(folder / "60-megabytes.jpg").write_bytes(whole + bytes(60_000_000))

# The first frame is red, and no two that follow each other are the same.
frames = [Image.new("RGB", (8, 8), (200 - index % 2 * 190, 0, index % 2)) for index in range(10_000)]
frames[0].save(folder / "10000-frames.gif", save_all=True, append_images=frames[1:])
with Image.open(folder / "10000-frames.gif") as image:
    assert image.n_frames == 10_000

# The camera was turned, and knew where it was.
exif = Image.Exif()
exif[ExifTags.Base.Orientation] = 6
exif[ExifTags.Base.Artist] = "SECRET"
exif[ExifTags.IFD.GPSInfo] = {
    ExifTags.GPS.GPSLatitudeRef: "N",
    ExifTags.GPS.GPSLatitude: (52.0, 31.0, 12.0),
    ExifTags.GPS.GPSMapDatum: "SECRET GPS",
}
(folder / "sideways.jpg").write_bytes(picture(exif=exif))
`;
