"""What is known about the world: states, organisations, people, places, periods, treaties."""

from docanalyze.register.checking import Problem, RegisterCheck, check_register
from docanalyze.register.entries import (
    Entry,
    Office,
    Organisation,
    Period,
    Person,
    Place,
    State,
    Treaty,
)
from docanalyze.register.loader import FILES, Register, load_register

__all__ = [
    "FILES",
    "Entry",
    "Office",
    "Organisation",
    "Period",
    "Person",
    "Place",
    "Problem",
    "Register",
    "RegisterCheck",
    "State",
    "Treaty",
    "check_register",
    "load_register",
]
