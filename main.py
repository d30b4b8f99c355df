"""Start Gigastyle from a checkout: the same as the installed ``gigastyle`` command."""

import sys

from studio.app import main

if __name__ == "__main__":
    sys.exit(main())
