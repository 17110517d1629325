"""Who may enter which address, and who may ask what over the socket; a test drives every row as everybody.

A *visitor* is not signed in. A *stranger* is a member who has nothing to do with the thing. Its *owner*
placed the ad, takes part in the thread and asked the office. An *agent* sits there, an *admin* runs it.
"""

from dataclasses import dataclass, field

ANYONE = {"visitor", "stranger", "owner", "agent", "admin"}
MEMBERS = ANYONE - {"visitor"}
OWNER = {"owner"}
OTHERS = MEMBERS - OWNER
OFFICE = {"agent", "admin"}
SUPPORT = OWNER | OFFICE
ADMIN = {"admin"}
GUEST = {"visitor"}


@dataclass(frozen=True)
class Row:
    """`names` are the things the address needs, as the test's world calls them: `deal`, `listing`, …"""

    who: set[str]
    method: str = "get"
    names: dict[str, str] = field(default_factory=dict)


def get(who: set[str], **names: str) -> Row:
    return Row(who, "get", names)


def post(who: set[str], **names: str) -> Row:
    return Row(who, "post", names)


PAGES: dict[str, Row] = {
    "up": get(ANYONE),
    # helpdesk
    "helpdesk:help": get(MEMBERS),
    "helpdesk:outreach": get(OFFICE),
    "helpdesk:desk": get(OFFICE),
    "helpdesk:search": get(OFFICE),
    "helpdesk:choices": get(OFFICE),
    "helpdesk:bulks": post(OFFICE),
    "helpdesk:undo_bulk": post({"agent"}, ref="bulk"),
    "helpdesk:views": post(OFFICE),
    "helpdesk:view_deletion": post({"agent"}, pk="view"),
    "helpdesk:ticket": get(OFFICE, ref="support"),
    "helpdesk:replies": post(OFFICE, ref="support"),
    "helpdesk:assignment": post(OFFICE, ref="support"),
    "helpdesk:solution": post(OFFICE, ref="support"),
    "helpdesk:category": post(OFFICE, ref="ticket"),
    "helpdesk:priority": post(OFFICE, ref="ticket"),
    "helpdesk:widget_script": get(ANYONE),
    "helpdesk:widget_history": get(ANYONE, token="history"),  # the link itself is what lets in
    "helpdesk:widget_status": get(set(), key="widget"),  # asked from pages of other sites alone
    "helpdesk:widget_messages": get(set(), key="widget"),
    "helpdesk:widget_address": post(set(), key="widget"),
    "helpdesk:widget_link": post(set(), key="widget"),
    "helpdesk:widgets": get(ADMIN),
    "helpdesk:widget": get(ADMIN, pk="widget_pk"),
    "helpdesk:voice": post(set()),  # asked by a voice service, which signs what it asks
    "helpdesk:voice_menu": post(set()),
    "helpdesk:voice_dialled": post(set()),
    "helpdesk:voice_recorded": post(set()),
    "helpdesk:voice_ended": post(set()),
    "helpdesk:call_me": get(MEMBERS),
    "helpdesk:call_back_end": post(SUPPORT, ref="call_back"),
    "helpdesk:calls": get(OFFICE),
    "helpdesk:recording": get(OFFICE, ref="voicemail"),
    "helpdesk:log_call": post(OFFICE, ref="ticket"),
    "helpdesk:mail_hook": post(set()),  # there only where a mail service is chosen
    "helpdesk:mails": get(OFFICE),
    "helpdesk:mail": get(OFFICE, pk="held_mail"),
    "helpdesk:mail_words": get(OFFICE, pk="held_mail"),
    "helpdesk:mail_ticket": post(OFFICE, pk="held_mail"),
    "helpdesk:mail_member": post(OFFICE, pk="held_mail"),
    "helpdesk:mail_discarding": post(OFFICE, pk="held_mail"),
    "helpdesk:mail_retry": post(OFFICE, pk="held_mail"),
    "helpdesk:rest": post(OFFICE, ref="ticket"),
    "helpdesk:assignee": post(OFFICE, ref="ticket"),
    "helpdesk:duty": get(OFFICE),
    "helpdesk:settings": get(ADMIN),
    "helpdesk:teams": get(ADMIN),
    "helpdesk:team": get(ADMIN, pk="team"),
    "helpdesk:team_deletion": post(ADMIN, pk="team"),
    "helpdesk:team_members": post(ADMIN, pk="team"),
    "helpdesk:member_removal": post(ADMIN, pk="membership"),
    "helpdesk:shifts": get(ADMIN),
    "helpdesk:agent_shifts": get(ADMIN, handle="colleague"),
    "helpdesk:agent_day": post(ADMIN, handle="colleague"),
    "helpdesk:agent_duty": post(ADMIN, handle="colleague"),
    "helpdesk:hours": get(ADMIN),
    "helpdesk:closures": post(ADMIN),
    "helpdesk:closure_removal": post(ADMIN, pk="closure"),
    "helpdesk:promises": get(ADMIN),
    "helpdesk:promise_removal": post(ADMIN, pk="promise"),
    "helpdesk:escalation": get(ADMIN),
    "helpdesk:routing": get(ADMIN),
    "helpdesk:audit": get(ADMIN),
    "helpdesk:notes": post(OFFICE, ref="ticket"),
    "helpdesk:following": post(OFFICE, ref="ticket"),
    "helpdesk:seen_mentions": post(OFFICE, ref="ticket"),
    "helpdesk:merge": get(OFFICE, ref="ticket"),
    "helpdesk:links": post(OFFICE, ref="ticket"),
    "helpdesk:split": get(OFFICE, ref="ticket", seq="first_seq"),
    "helpdesk:note": get(OFFICE, ref="note"),
    "helpdesk:note_deletion": post(OFFICE, ref="note"),
    "helpdesk:undo_merge": post(OFFICE, pk="merge"),
    "helpdesk:colleagues": get(OFFICE),
    "helpdesk:canned": get(OFFICE),
    "helpdesk:canned_new": get(OFFICE),
    "helpdesk:canned_reply": get(OFFICE, pk="canned"),
    "helpdesk:canned_deletion": post(OFFICE, pk="canned"),
    "helpdesk:macros": get(OFFICE),
    "helpdesk:macro_new": get(OFFICE),
    "helpdesk:macro": get(OFFICE, pk="macro"),
    "helpdesk:macro_deletion": post(OFFICE, pk="macro"),
    "helpdesk:checklists": get(OFFICE),
    "helpdesk:checklist_new": get(OFFICE),
    "helpdesk:checklist": get(OFFICE, pk="checklist"),
    "helpdesk:checklist_deletion": post(OFFICE, pk="checklist"),
    "helpdesk:options": get(OFFICE, ref="ticket"),
    "helpdesk:suggestions": get(OFFICE, ref="ticket"),
    "helpdesk:run_macro": get(OFFICE, ref="ticket", pk="macro"),
    "helpdesk:check": post(OFFICE, ref="ticket", pk="checklist"),
    "helpdesk:send_checklist": post(OFFICE, ref="ticket", pk="checklist"),
    "helpdesk:steps": get(SUPPORT, ref="steps"),
    # portal
    "portal:home": get(ANYONE),
    "portal:person": get(ANYONE, handle="owner"),
    "portal:robots": get(ANYONE),
    "portal:theme": post(ANYONE),
    "portal:manifest": get(ANYONE),
    "portal:worker": get(ANYONE),
    "portal:offline": get(ANYONE),
    "portal:parked": get(OFFICE),
    "portal:retry": post(OFFICE, job="parked"),
    "portal:retry_mail": post(OFFICE, mail="unsent"),
    # accounts
    "accounts:photo": get(ANYONE, key="face"),
    "accounts:account": get(MEMBERS),
    "accounts:profile": get(MEMBERS),
    "accounts:photo_update": post(MEMBERS),
    "accounts:photo_removal": post(MEMBERS),
    "accounts:time_zone": post(MEMBERS),
    "accounts:privacy": get(MEMBERS),
    "accounts:messaging": get(MEMBERS),
    "accounts:away": post(MEMBERS),
    "accounts:away_ending": post(MEMBERS),
    "accounts:session_ending": post(OWNER, pk="session"),
    "accounts:strength": post(ANYONE),
    "accounts:people": get(ADMIN),
    "accounts:role": post(ADMIN, handle="stranger"),
    # listings
    "listings:search": get(ANYONE),
    "listings:listing": get(ANYONE, slug="slug", ref="listing"),
    "listings:photo": get(ANYONE, key="picture", size="size", kind="kind"),
    "listings:sighting": post(ANYONE, ref="listing"),
    "listings:new": get(MEMBERS),
    "listings:questions": get(MEMBERS),
    "listings:mine": get(MEMBERS),
    "listings:saved": get(MEMBERS),
    "listings:saving": post(MEMBERS, ref="listing"),
    "listings:photos": post(MEMBERS),
    "listings:shot": get(OWNER, ref="photo"),
    "listings:edit": get(OWNER, ref="listing"),
    "listings:reservation": post(OWNER, ref="listing"),
    "listings:sale": post(OWNER, ref="listing"),
    "listings:deletion": post(OWNER, ref="listing"),
    # notifications
    "notifications:notices": get(MEMBERS),
    "notifications:preferences": get(MEMBERS),
    "notifications:browsers": post(MEMBERS),
    "notifications:browser_removal": post(OWNER, pk="browser"),
    "notifications:browser_test": post(OWNER, pk="browser"),
    "notifications:phones": get(MEMBERS),
    "notifications:phone_proof": post(OWNER, pk="phone"),
    "notifications:phone_removal": post(OWNER, pk="phone"),
    "notifications:address": post(MEMBERS),
    "notifications:address_confirmation": get(ANYONE, token="proof"),
    "notifications:stop": get(ANYONE, token="stop"),
    "notifications:unread": get(MEMBERS),
    "notifications:readings": post(MEMBERS),
    # deals
    "deals:offer_on_ad": get(MEMBERS, ref="listing"),
    "deals:closing": get(OWNER, ref="listing"),
    "deals:terms": post(OWNER, ref="listing"),
    "deals:deal": get(OWNER, ref="deal"),
    "deals:panel": get(OWNER, ref="deal"),
    "deals:new_offer": get(OWNER, ref="deal"),
    "deals:sale": post(OWNER, ref="deal"),
    "deals:end": post(OWNER, ref="deal"),
    "deals:new_meeting": get(OWNER, ref="deal"),
    "deals:offer": get(OWNER, ref="offer"),
    "deals:acceptance": post(OWNER, ref="offer"),
    "deals:counter": post(OWNER, ref="offer"),
    "deals:refusal": post(OWNER, ref="offer"),
    "deals:withdrawal": post(OWNER, ref="offer"),
    "deals:meeting": get(OWNER, ref="meeting"),
    "deals:agreement": post(OWNER, ref="meeting"),
    "deals:meeting_refusal": post(OWNER, ref="meeting"),
    "deals:cancellation": post(OWNER, ref="meeting"),
    "deals:note": post(OWNER, ref="meeting"),
    "deals:calendar": get(OWNER, ref="meeting"),
    # moderation
    "moderation:hint": post(MEMBERS),
    "moderation:answer": get(OWNER, ref="warned", seq="warned_seq"),
    "moderation:report_message": get(OWNER, ref="warned", seq="warned_seq"),
    "moderation:report_person": get(MEMBERS, handle="someone"),
    "moderation:report_listing": get(MEMBERS, ref="others_listing"),
    "moderation:report_review": get(MEMBERS, ref="review_about_owner"),
    "moderation:my_reports": get(MEMBERS),
    "moderation:my_report": get(OWNER, ref="report"),
    "moderation:standing": get(OWNER, ref="decision"),
    "moderation:reports": get(OFFICE),
    "moderation:office_report": get(OFFICE, ref="report"),
    "moderation:decision": post(OFFICE, ref="report"),
    "moderation:undoing": post(OFFICE, ref="decision"),
    "moderation:rules": get(ADMIN),
    "moderation:trial": post(ADMIN),
    "moderation:threshold": post(ADMIN),
    "moderation:rule": get(ADMIN, key="rule"),
    "moderation:rule_reset": post(ADMIN, key="rule"),
    # surveys
    "surveys:survey": get(OWNER, ref="survey"),
    "surveys:results": get(OFFICE),
    "surveys:dismissal": post(OWNER, ref="survey"),
    "surveys:link": get(ANYONE, token="survey_token"),  # the link itself is what lets in
    # conversations
    "conversations:inbox": get(MEMBERS),
    "conversations:unread": get(MEMBERS),
    "conversations:rows": get(MEMBERS),
    "conversations:archive": post(MEMBERS),
    "conversations:stars": post(MEMBERS),
    "conversations:read": post(MEMBERS),
    "conversations:mutes": post(MEMBERS),
    "conversations:undo": post(MEMBERS),
    "conversations:search": get(MEMBERS),
    "conversations:silenced": get(MEMBERS),
    "conversations:saved_filters": get(MEMBERS),
    "conversations:restored_filter": post(MEMBERS),
    "conversations:saved_filter": post(OWNER, pk="saved_filter"),
    "conversations:place_of_filter": post(OWNER, pk="saved_filter"),
    "conversations:deletion_of_filter": post(OWNER, pk="saved_filter"),
    "conversations:write_to_office": get(MEMBERS),
    "conversations:ask": get(MEMBERS, ref="listing"),
    "conversations:block": post(MEMBERS, handle="someone"),
    "conversations:thread": get(OWNER, ref="deal"),
    "conversations:transcript": get(OWNER, ref="deal"),
    "conversations:saved_transcript": get(OWNER, ref="transcript"),
    "conversations:transcript_file": get(OWNER, ref="transcript"),
    "conversations:message": get(OWNER, ref="deal", seq="said"),
    "conversations:wording": post(OWNER, ref="deal", seq="said"),
    "conversations:deletion": post(OWNER, ref="deal", seq="said"),
    "conversations:undoing": post(OWNER, ref="deal", seq="said"),
    "conversations:messages": post(OWNER, ref="deal"),
    "conversations:changes": get(OWNER, ref="deal"),
    "conversations:attachments": post(OWNER, ref="deal"),
    "conversations:attachment": get(OWNER, ref="attachment"),
    "conversations:picture": get(OWNER, ref="sent_photo", size="edge"),
    "conversations:attachment_removal": post(OWNER, ref="attachment"),
    "conversations:file": get(ANYONE, token="pass"),  # the pass itself is what lets in
    "conversations:later": get(OWNER, ref="deal"),
    "conversations:later_sending": post(OWNER, ref="later"),
    "conversations:later_wording": post(OWNER, ref="later"),
    "conversations:later_dropping": post(OWNER, ref="later"),
    "conversations:draft": post(OWNER, ref="deal"),
    "conversations:reading": post(OWNER, ref="deal"),
    "conversations:silence": get(OWNER, ref="deal"),
    "conversations:ticket": get(OFFICE, ref="support"),
    # deals
    "deals:responses": get(MEMBERS),
    "deals:between": get(OWNER, handle="dealt_with"),
    "deals:reviews": get(ANYONE, handle="owner"),
    "deals:review": get(OWNER, ref="deal"),
    "deals:review_invitation": post(OWNER, ref="deal"),
    "deals:reply": get(OWNER, ref="review_about_owner"),
}

TOPICS: dict[str, Row] = {
    "thread": Row(OWNER, names={"ref": "deal"}),
    "inbox": Row(MEMBERS),
    "office": Row(OFFICE),
    "notices": Row(MEMBERS),
    "notes": Row(OFFICE, names={"ref": "support"}),
}

COMMANDS: dict[str, Row] = {
    "post": Row(OWNER, names={"conversation": "deal"}),
    "edit": Row(OWNER, names={"conversation": "deal"}),
    "delete": Row(OWNER, names={"conversation": "deal"}),
    "changes": Row(OWNER, names={"conversation": "deal"}),
    "received": Row(OWNER, names={"conversation": "deal"}),
    "read": Row(OWNER, names={"conversation": "deal"}),
    "typing": Row(OWNER, names={"conversation": "deal"}),
    "paused": Row(OWNER, names={"conversation": "deal"}),
    "viewing": Row(OFFICE, names={"conversation": "support"}),
}
