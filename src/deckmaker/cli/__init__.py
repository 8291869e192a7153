"""The command line: printing and exit codes, nothing else. 0 made, 1 error, 2 wrong usage."""
