"""Reading reported speech: cues and frames, where contents end, who speaks, through whom."""
