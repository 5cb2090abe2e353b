"""The project's package. Django loads Celery's app along, so that tasks find it."""

from .celery import app as celery_app

__all__ = ("celery_app",)
