"""What leaves the app or comes into it: the journal of a device, links, files. Pure."""
