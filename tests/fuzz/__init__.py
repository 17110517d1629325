"""Whatever a socket or a form is sent, it is answered in a sentence, and nothing breaks."""
