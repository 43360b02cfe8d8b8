"""The example ``rotherham_2025``: an invented service from 2018 to June 2025, with every table of the plain extract."""
