"""Automatic checks of how a window looks: nothing cut off or over something else, all of it readable and in reach.

`whole.watching` takes a window that is shown and gives what is wrong with it, one sentence each. The checks know Qt's
standard widgets and every text that a widget of ours paints; they look at places and colours, never at pictures
made before.
"""

from __future__ import annotations
