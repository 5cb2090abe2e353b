"""The addresses of this app's pages; routing.py has those of its WebSockets."""

from django.urls import path

from . import views

app_name = "chat"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
]
