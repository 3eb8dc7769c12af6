"""Points of level 3 by a method (分值确定): even, AHP, entropy; the sheets they take and give."""
