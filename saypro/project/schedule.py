"""Everything that runs by the clock, on one page."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from saypro.accounts.actions import refusals
from saypro.conversations import actions as conversations
from saypro.conversations import tasks as conversation_jobs
from saypro.conversations.actions import transcripts
from saypro.deals import actions as deals
from saypro.events import actions as events
from saypro.events import tasks as jobs
from saypro.helpdesk import actions as helpdesk
from saypro.kit import caches
from saypro.kit.storage import WholeFiles
from saypro.knowledge import actions as knowledge
from saypro.listings import actions as listings
from saypro.moderation import actions as moderation
from saypro.notifications import actions as notifications
from saypro.reports import actions as reports
from saypro.surveys import actions as surveys


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.rescue_jobs", queueing_lock="rescue_jobs")
async def rescue_jobs(timestamp: int) -> None:
    """Queue again what a dead worker held in its hands."""
    await jobs.rescue_stalled()


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.lapse_offers", queueing_lock="lapse_offers")
def lapse_offers(timestamp: int) -> None:
    """Close offers nobody answered, and tell of those that soon will be."""
    deals.tell_of_ends(timezone.now())
    deals.lapse_offers(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.remind_of_meetings", queueing_lock="remind_of_meetings")
def remind_of_meetings(timestamp: int) -> None:
    """A day and an hour before people meet."""
    deals.remind_of_meetings(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.wake_tickets", queueing_lock="wake_tickets")
def wake_tickets(timestamp: int) -> None:
    """Bring back what was put off until now."""
    helpdesk.wake_due(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.route_tickets", queueing_lock="route_tickets")
def route_tickets(timestamp: int) -> None:
    """Shifts begin and end with the clock; what was missed in between is found here, too."""
    helpdesk.route(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.escalate_tickets", queueing_lock="escalate_tickets")
def escalate_tickets(timestamp: int) -> None:
    """Raise what is late, or about to be, to whoever is to act."""
    helpdesk.escalate_due(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.fetch_mail", queue="mailbox", queueing_lock="fetch_mail", lock="fetch_mail")
def fetch_mail(timestamp: int) -> None:
    """What is new in the mailbox, where one is set."""
    helpdesk.fetch_mail(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute.dispatch_notices", queueing_lock="dispatch_notices")
def dispatch_notices(timestamp: int) -> None:
    """Send on what waited for the end of quiet hours, for its digest, or for being read first."""
    notifications.dispatch_due(timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="every_ten_minutes.give_up_mails", queueing_lock="give_up_mails")
def give_up_mails(timestamp: int) -> None:
    """Send on, or put aside, mails, pushes and texts whose sender died while sending them."""
    notifications.look_after_interrupted(timezone.now())
    notifications.give_up_interrupted_pushes(timezone.now())
    notifications.give_up_interrupted_texts(timezone.now())


@app.periodic(cron="7 3 * * *")
@app.task(name="every_night.make_partitions", queueing_lock="make_partitions")
def make_partitions(timestamp: int) -> None:
    """Have a month's partition ready long before its first event."""
    events.make_partitions(timezone.now())


@app.periodic(cron="17 3 * * *")
@app.task(name="every_night.forget_done", queueing_lock="forget_done")
def forget_done(timestamp: int) -> None:
    events.forget_done(before=timezone.now() - timedelta(days=60))


@app.periodic(cron="42 * * * *")
@app.task(name="every_hour.leave_deals", queueing_lock="leave_deals")
def leave_deals(timestamp: int) -> None:
    """Go from the conversations of members in which we have been done for a week."""
    helpdesk.leave_deals(timezone.now())


@app.periodic(cron="47 * * * *")
@app.task(name="every_hour.sweep_photos", queueing_lock="sweep_photos")
def sweep_photos(timestamp: int) -> None:
    """Remove uploads that no ad took in."""
    listings.sweep_photos(timezone.now())


@app.periodic(cron="52 * * * *")
@app.task(name="every_hour.sweep_attachments", queueing_lock="sweep_attachments")
def sweep_attachments(timestamp: int) -> None:
    """Remove files that were never sent, and what killed processes left half-written."""
    conversations.sweep_attachments(timezone.now())
    if isinstance(default_storage, WholeFiles):
        default_storage.sweep(older_than_s=3600)


@app.periodic(cron="54 * * * *")
@app.task(name="every_hour.forget_transcripts", queueing_lock="forget_transcripts")
def forget_transcripts(timestamp: int) -> None:
    """Forget what people have had a day to fetch."""
    transcripts.forget_transcripts(timezone.now())


@app.periodic(cron="*/15 * * * *")
@app.task(name="every_quarter.check_files", queueing_lock="check_files")
def check_files(timestamp: int) -> None:
    """Look at files whose check is late."""
    conversation_jobs.check_late(timezone.now())


@app.periodic(cron="52 * * * *")
@app.task(name="every_hour.forget_echoes", queueing_lock="forget_echoes")
def forget_echoes(timestamp: int) -> None:
    """Forget what was said where more than a day ago."""
    moderation.forget_echoes(timezone.now())


@app.periodic(cron="57 * * * *")
@app.task(name="every_hour.forget_expired", queueing_lock="forget_expired")
def forget_expired(timestamp: int) -> None:
    """Empty the cache of what nobody can read any more."""
    caches.forget_expired()


@app.periodic(cron="22 3 * * *")
@app.task(name="every_night.forget_mails", queueing_lock="forget_mails")
def forget_mails(timestamp: int) -> None:
    notifications.forget_mails(before=timezone.now() - timedelta(days=90))
    notifications.forget_pushes(before=timezone.now() - timedelta(days=7))
    notifications.forget_texts(before=timezone.now() - timedelta(days=7))
    helpdesk.forget_sightings(before=timezone.now() - timedelta(days=2))
    refusals.forget_refusals(before=timezone.now() - timedelta(days=180))


@app.periodic(cron="32 3 * * *")
@app.task(name="every_night.forget_reading", queueing_lock="forget_reading")
def forget_reading(timestamp: int) -> None:
    """Drop the daily counts of the help centre once no page shows them; the facts stay."""
    knowledge.forget_reading(before=timezone.localdate() - timedelta(days=90))


@app.periodic(cron="27 3 * * *")
@app.task(name="every_night.clear_sessions", queueing_lock="clear_sessions")
def clear_sessions(timestamp: int) -> None:
    call_command("clearsessions")


@app.periodic(cron="37 3 * * *")
@app.task(name="every_night.forget_jobs", queueing_lock="forget_jobs")
async def forget_jobs(timestamp: int) -> None:
    """Drop jobs that ended, also the failed ones: what needs a person is parked."""
    await app.job_manager.delete_old_jobs(nb_hours=7 * 24, include_failed=True, include_aborted=True)


@app.periodic(cron="4-59/10 * * * *")
@app.task(name="every_ten_minutes.show_due_reviews", queueing_lock="show_due_reviews")
def show_due_reviews(timestamp: int) -> None:
    """Tell people that what was said of them can be read."""
    deals.show_due_reviews(timezone.now())


@app.periodic(cron="34 * * * *")
@app.task(name="every_hour.remind_of_reviews", queueing_lock="remind_of_reviews")
def remind_of_reviews(timestamp: int) -> None:
    """Three days after a deal, once."""
    deals.remind_of_reviews(timezone.now())


@app.periodic(cron="42 3 * * *")
@app.task(name="every_night.refresh_figures", queueing_lock="refresh_figures")
def refresh_figures(timestamp: int) -> None:
    """Let the month move on in what is said of how sellers answer."""
    at = timezone.now()
    deals.forget_old_answers(at)
    deals.refresh_all_figures(at)


@app.periodic(cron="12 8 * * *")
@app.task(name="every_day.tell_tips", queueing_lock="tell_tips")
def tell_tips(timestamp: int) -> None:
    """Once a day, by day: what might help somebody, each tip once."""
    notifications.tell_tips(timezone.now())


@app.periodic(cron="2 4 * * *")
@app.task(name="every_night.train_sorter", queue="learning", queueing_lock="train_sorter")
def train_sorter(timestamp: int) -> None:
    """Learn from the day's corrections how messages to the office are sorted."""
    helpdesk.train_sorter(timezone.now())


@app.periodic(cron="24 * * * *")
@app.task(name="every_hour.ask_about_quiet_talks", queueing_lock="ask_about_quiet_talks")
def ask_about_quiet_talks(timestamp: int) -> None:
    """Ask both sides of talks in which nobody has written for two days."""
    surveys.offer_quiet_talks(timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="every_five_minutes.fill_days", queueing_lock="fill_days")
def fill_days(timestamp: int) -> None:
    """Count the days that are over, and those that something late has touched."""
    reports.fill_due(timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="every_five_minutes.send_held_reports", queueing_lock="send_held_reports")
def send_held_reports(timestamp: int) -> None:
    """Whoever wanted to look through them has had the time."""
    reports.send_held(timezone.now())


@app.periodic(cron="12 2 * * *")
@app.task(name="every_night.measure_lately", queueing_lock="measure_lately")
def measure_lately(timestamp: int) -> None:
    """Plans may have changed for what is open."""
    reports.measure_lately(timezone.now())


@app.periodic(cron="6-59/10 * * * *")
@app.task(name="every_ten_minutes.request_answers", queueing_lock="request_answers")
def request_answers(timestamp: int) -> None:
    """Tell people of questions they have not answered, and once more after some days."""
    at = timezone.now()
    surveys.request_due(at)
    surveys.remind_due(at)


@app.periodic(cron="37 6 * * *")
@app.task(name="every_day.flag_frequent_issues", queueing_lock="flag_frequent_issues")
def flag_frequent_issues(timestamp: int) -> None:
    """Tell the technical team of what many people trip over, before their day begins."""
    surveys.flag_frequent(timezone.now())


@app.periodic(cron="5 6 * * *")
@app.task(name="every_morning.issue_reports", queueing_lock="issue_reports")
def issue_reports(timestamp: int) -> None:
    """Whatever week, month or quarter is over, before the office opens."""
    reports.issue_due(timezone.now())
    reports.mail_saved(timezone.now())
