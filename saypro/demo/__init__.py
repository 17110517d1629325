"""A world to look at: invented members, ads and talk, one-click sign-ins and the mailbox of sent mail."""
