"""The passage classifier: label files, features, training, evaluation, saving and loading."""

from docanalyze.governance.agreement import Agreement, measure_agreement
from docanalyze.governance.classifying import classify_file
from docanalyze.governance.coders import settle_coders
from docanalyze.governance.comparing import Comparison, compare
from docanalyze.governance.estimators import load_estimators
from docanalyze.governance.features import Features
from docanalyze.governance.judging import Evaluation, evaluate
from docanalyze.governance.label_files import LabelledPassage, read_labels
from docanalyze.governance.labels import LABELS
from docanalyze.governance.model import GovernanceModel, Prediction
from docanalyze.governance.retraining import shipped_label_files, train
from docanalyze.governance.storage import labels_of, load_model, save_model
from docanalyze.governance.training import TrainingResult, train_classifier

__all__ = [
    "LABELS",
    "Agreement",
    "Comparison",
    "Evaluation",
    "Features",
    "GovernanceModel",
    "LabelledPassage",
    "Prediction",
    "TrainingResult",
    "classify_file",
    "compare",
    "evaluate",
    "labels_of",
    "load_estimators",
    "load_model",
    "measure_agreement",
    "read_labels",
    "save_model",
    "settle_coders",
    "shipped_label_files",
    "train",
    "train_classifier",
]
