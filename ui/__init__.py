"""The only Streamlit code besides app.py: pages, what they share, and the look."""
