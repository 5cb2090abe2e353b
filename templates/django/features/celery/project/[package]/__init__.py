"""Project package; imports Celery's app, so that tasks use it."""

from .celery import app as celery_app

__all__ = ("celery_app",)
