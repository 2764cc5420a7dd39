"""Events, step by step: clauses, triggers, rounds, modality, slots, participants, and which mentions are the same."""
