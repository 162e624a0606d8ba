"""The shell around Streamlit: what is served before, beside and instead of its pages. Plain ASGI, no widgets."""
