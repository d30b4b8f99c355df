"""Short work off the GUI thread, each piece of which ends done, failed or cancelled."""
