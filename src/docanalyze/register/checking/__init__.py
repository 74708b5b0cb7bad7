"""Check the register files of a user before they are used."""

from docanalyze.register.checking.check import RegisterCheck, check_register
from docanalyze.register.checking.problems import Problem

__all__ = ["Problem", "RegisterCheck", "check_register"]
