"""The person's report: what a visit knows, put in order and printed as one PDF. Made on request, kept nowhere."""

from sharing.report.material import Looked, Material, PlanGiven
from sharing.report.order import Report, report
from sharing.report.pdf import pdf

__all__ = ["Looked", "Material", "PlanGiven", "Report", "pdf", "report"]
