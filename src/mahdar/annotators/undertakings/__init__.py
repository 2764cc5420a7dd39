"""Commitments, step by step: cues, futures, the extent of the words, their kind, who undertakes, until when."""
