"""mahdar: news coverage of a diplomatic process as a register that a reader can check."""

__version__ = "0.1.0"
