"""What can be listened to, and what can be asked over the socket: every room's on one page."""

from saypro.conversations.commands import COMMANDS as CONVERSATIONS
from saypro.conversations.live import InboxTopic, OfficeTopic, ThreadTopic
from saypro.notifications.live import NoticesTopic
from saypro.realtime.topics import Command, TopicKind

TOPICS: list[TopicKind] = [ThreadTopic(), InboxTopic(), OfficeTopic(), NoticesTopic()]
COMMANDS: dict[str, Command] = {**CONVERSATIONS}
