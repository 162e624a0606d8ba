"""Questionnaires as data: one TOML file each, and the code that reads and checks them."""

from quizzes.faults import QuizFault
from quizzes.keyed import keyed
from quizzes.load import load, load_all
from quizzes.public import public
from quizzes.schema import Quiz
from quizzes.sitting import course, leading

__all__ = ["Quiz", "QuizFault", "course", "keyed", "leading", "load", "load_all", "public"]
