"""Pages of learning: what people read, and the cohorts in which they read it."""

from lms.learning.cards import views as cards
from lms.learning.cohorts import views as cohorts
from lms.learning.feature import learning
from lms.learning.reader import preview
from lms.learning.reader import views as reader

__all__ = ["cards", "cohorts", "learning", "preview", "reader"]
