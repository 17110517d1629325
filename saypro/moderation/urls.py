"""Addresses of hints, warnings, reports and what our office decides."""

from django.urls import path

from saypro.moderation.views import answers, hints, mine, queue, reports, rules

app_name = "moderation"
urlpatterns = [
    path("safety/hint/", hints.create, name="hint"),
    path("safety/<slug:ref>/<int:seq>/", answers.edit, name="answer"),
    path("report/message/<slug:ref>/<int:seq>/", reports.message, name="report_message"),
    path("report/person/<slug:handle>/", reports.person, name="report_person"),
    path("report/ad/<slug:ref>/", reports.listing, name="report_listing"),
    path("report/review/<slug:ref>/", reports.review, name="report_review"),
    path("my/reports/", mine.index, name="my_reports"),
    path("my/reports/<slug:ref>/", mine.show, name="my_report"),
    path("my/decisions/<slug:ref>/", mine.standing, name="standing"),
    path("office/reports/", queue.index, name="reports"),
    path("office/reports/<slug:ref>/", queue.show, name="office_report"),
    path("office/reports/<slug:ref>/decision/", queue.decide, name="decision"),
    path("office/decisions/<slug:ref>/undoing/", queue.undo, name="undoing"),
    path("office/safety/", rules.index, name="rules"),
    path("office/safety/trial/", rules.trial, name="trial"),
    path("office/safety/threshold/", rules.threshold, name="threshold"),
    path("office/safety/rules/<slug:key>/", rules.edit, name="rule"),
    path("office/safety/rules/<slug:key>/reset/", rules.reset, name="rule_reset"),
]
