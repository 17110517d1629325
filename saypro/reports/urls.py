"""Addresses of the office's figures."""

from django.urls import path

from saypro.reports.views import (
    custom,
    dashboard,
    drafts,
    figures,
    holds,
    issues,
    plans,
    reviews,
    targets,
    weeks,
)

app_name = "reports"
urlpatterns = [
    path("office/figures/", dashboard.index, name="dashboard"),
    path("office/figures/all/", figures.index, name="figures"),
    path("office/figures/of/<slug:key>/", figures.show, name="figure"),
    path("office/figures/custom/", custom.index, name="custom"),
    path("office/figures/custom/saved/", custom.create, name="saved"),
    path("office/figures/custom/saved/<slug:ref>/removal/", custom.destroy, name="saved_removal"),
    path("office/figures/plans/", plans.index, name="plans"),
    path("office/figures/plans/lines/<int:pk>/", plans.edit, name="plan_line"),
    path("office/figures/plans/lines/<int:pk>/removal/", plans.destroy, name="plan_line_removal"),
    path("office/figures/plans/<slug:quarter>/", plans.show, name="plan"),
    path("office/figures/plans/<slug:quarter>/lines/", plans.create, name="plan_lines"),
    path("office/figures/reports/", issues.index, name="issues"),
    path("office/figures/reports/recipients/", issues.recipients, name="recipients"),
    path(
        "office/figures/reports/recipients/<int:pk>/removal/", issues.drop_recipient, name="recipient_removal"
    ),
    path("office/figures/reports/drafts/<slug:ref>/", drafts.edit, name="draft"),
    path("office/figures/reports/drafts/<slug:ref>/finish/", drafts.finish, name="draft_finish"),
    path("office/figures/reports/drafts/<slug:ref>/removal/", drafts.destroy, name="draft_removal"),
    path("office/figures/reports/holds/", holds.create, name="holds"),
    path("office/figures/reports/holds/<int:pk>/removal/", holds.destroy, name="hold_removal"),
    path("office/figures/reports/<slug:ref>/", issues.show, name="issue"),
    path("office/figures/reports/<slug:ref>/proposals/", issues.proposals, name="proposals"),
    path("office/figures/reviews/", reviews.index, name="reviews"),
    path("office/figures/reviews/items/<int:pk>/", reviews.update, name="review_item"),
    path("office/figures/reviews/items/<int:pk>/removal/", reviews.destroy, name="review_item_removal"),
    path("office/figures/reviews/<slug:month>/", reviews.show, name="review"),
    path("office/figures/reviews/<slug:month>/items/", reviews.create, name="review_items"),
    path("office/figures/stretches/", custom.stretches, name="stretches"),
    path("office/figures/targets/", targets.index, name="targets"),
    path("office/figures/targets/removal/", targets.destroy, name="target_removal"),
    path("office/figures/weeks/", weeks.index, name="weeks"),
]
