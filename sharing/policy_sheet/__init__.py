"""The policy sheet: chosen policies as one page to hand out, as PDF, Word document, Markdown and plain text."""

from sharing.policy_sheet.docx import docx
from sharing.policy_sheet.markdown import markdown, plain
from sharing.policy_sheet.pdf import pdf
from sharing.policy_sheet.sheet import Clause, Labels, PolicySheet

__all__ = ["Clause", "Labels", "PolicySheet", "docx", "markdown", "pdf", "plain"]
