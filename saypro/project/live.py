"""What can be listened to, what can be asked over the socket, and what processes tell one another."""

from saypro.conversations.commands import COMMANDS as CONVERSATIONS
from saypro.conversations.live import InboxTopic, OfficeTopic, ThreadTopic
from saypro.conversations.pace import SpentOnMessages
from saypro.notifications.live import NoticesTopic
from saypro.realtime.topics import Command, Gossip, TopicKind

TOPICS: list[TopicKind] = [ThreadTopic(), InboxTopic(), OfficeTopic(), NoticesTopic()]
COMMANDS: dict[str, Command] = {**CONVERSATIONS}
GOSSIP: list[Gossip] = [SpentOnMessages()]
