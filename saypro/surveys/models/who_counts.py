"""Which threads no figure counts: those with spam, of test accounts and people of our office as members, and
what buyers began only to cheat, as our office found when it was reported.
"""

from saypro.accounts.models import OFFICE_ROLES

PEOPLE = f"SELECT id FROM accounts_user WHERE is_test OR role IN {tuple(map(str, OFFICE_ROLES))}"  # noqa: S608
# Asked thread by thread, within whatever days or people are looked at: all that was ever left out only grows.
LEFT_OUT = f"""(
    EXISTS (SELECT FROM helpdesk_ticket WHERE conversation_id = {{thread}}
            AND (spam_at IS NOT NULL OR channel <> 'deal' AND member_id IN ({PEOPLE})))
    OR EXISTS (SELECT FROM conversations_participant WHERE conversation_id = {{thread}}
               AND part IN ('buyer', 'seller') AND person_id IN ({PEOPLE}))
    OR EXISTS (SELECT FROM moderation_report report
               JOIN moderation_decision decision ON decision.id = report.decision_id
               JOIN conversations_participant seat
                 ON seat.conversation_id = report.conversation_id AND seat.person_id = report.about_id
               WHERE report.conversation_id = {{thread}} AND report.reason IN ('scam', 'spam')
                 AND seat.part = 'buyer' AND verdict <> 'none' AND undone_at IS NULL))"""  # noqa: S608, our own
"""Whether a thread is left out; `thread` is SQL for its key."""
