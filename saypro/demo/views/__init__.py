"""One-click sign-ins and the mailbox."""
