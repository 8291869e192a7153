"""The desktop program, on the same core as the command line: widgets show values and say what the user wants.

`main` starts it; `document` holds the open project, its one undo history and the latest Build;
`worker` makes Builds on one thread; `window` puts the panes together. Nothing here decides what
stands on a slide: `edit` makes the next project, `pipeline` the deck, `review` says what a reviewer asks.
"""
