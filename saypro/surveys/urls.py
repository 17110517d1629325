"""Addresses of surveys, and of what the office makes of them."""

from django.urls import path

from saypro.surveys.views import cases, invitations, questions, results, surveys, themes

app_name = "surveys"
urlpatterns = [
    path("surveys/<slug:ref>/", surveys.edit, name="survey"),
    path("surveys/<slug:ref>/dismissal/", surveys.dismiss, name="dismissal"),
    path("s/<str:token>/", surveys.link, name="link"),
    path("office/surveys/", results.index, name="results"),
    path("office/surveys/invitations/", invitations.index, name="invitations"),
    path("office/surveys/cases/", cases.index, name="cases"),
    path("office/surveys/cases/<slug:ref>/", cases.show, name="case"),
    path("office/surveys/cases/<slug:ref>/owner/", cases.take, name="case_owner"),
    path("office/surveys/cases/<slug:ref>/theme/", cases.file, name="case_theme"),
    path("office/surveys/cases/<slug:ref>/closure/", cases.close, name="case_closure"),
    path("office/surveys/questions/<slug:about>/", questions.edit, name="questions"),
    path("office/surveys/themes/", themes.index, name="themes"),
    path("office/surveys/themes/<int:pk>/", themes.edit, name="theme"),
    path("office/surveys/themes/<int:pk>/closure/", themes.close, name="theme_closure"),
]
