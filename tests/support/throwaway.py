"""A questionnaire that nobody has written code for: one file, read, asked, scored and shown as it is."""

THROWAWAY = """
format = "sweet-spot-quiz/1"
id = "shoes"
version = 1
order = 999
title = "Your shoes at work"
about = "Three lines on shoes."
minutes = 1
[answers.often]
values = [0, 1, 2]
labels = ["never", "at times", "often"]
[scoring.scales]
floor = 1
bands = [{ id = "tight", label = "Tight", start = 0 }, { id = "easy", label = "Easy", start = 50 }]
scales = [{ id = "feet", label = "Feet" }]
[[items]]
id = "SH1"
kind = "statement"
scale = "feet"
sign = "+"
text = "My shoes fit."
answers = "often"
sources = ["BOW-42"]
[[items]]
id = "SH2"
kind = "text"
text = "What do they look like?"
sources = ["BOW-42"]
"""
