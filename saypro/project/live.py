"""What can be listened to, what can be asked over the socket, and what processes tell one another."""

from saypro.conversations.commands import COMMANDS as CONVERSATIONS
from saypro.conversations.live import InboxTopic, OfficeTopic, ThreadTopic
from saypro.conversations.pace import SpentOnMessages
from saypro.helpdesk.commands import COMMANDS as HELPDESK
from saypro.helpdesk.live import NotesTopic
from saypro.notifications.live import NoticesTopic
from saypro.realtime.topics import Command, Gossip, TopicKind

TOPICS: list[TopicKind] = [ThreadTopic(), InboxTopic(), OfficeTopic(), NoticesTopic(), NotesTopic()]
COMMANDS: dict[str, Command] = {**CONVERSATIONS, **HELPDESK}
GOSSIP: list[Gossip] = [SpentOnMessages()]
