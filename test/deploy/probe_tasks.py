

@shared_task
def slow_task(seconds: float, name: str) -> None:
    """Leave a file in the media when it begins, and another one at its end."""
    import time
    from pathlib import Path

    from django.conf import settings

    Path(settings.MEDIA_ROOT, f"{name}-begun").touch()
    time.sleep(seconds)
    Path(settings.MEDIA_ROOT, f"{name}-ended").touch()
