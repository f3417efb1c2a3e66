"""What the operating system gives and takes: files, folders that are ours, processes, Ctrl-C."""
