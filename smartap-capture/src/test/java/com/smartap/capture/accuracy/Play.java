package com.smartap.capture.accuracy;
class Play {
    public static void main(String[] args) {
        TableFigures all = new TableFigures();
        int from = Integer.parseInt(args[0]); int n = Integer.parseInt(args[1]);
        for (int i = 0; i < n; i++) {
            TableFigures f = new TableFigures();
            f.add(from + i);
            if (n < 60) System.out.printf("%d  %d lines: %.2f %.2f %.2f%n", from + i, f.lines(), f.share(0), f.share(1), f.share(2));
            all.add(from + i);
        }
        if (n < 60) all.cross();
        System.out.printf("ALL %d lines: %.3f %.3f %.3f  worse %s%n", all.lines(), all.share(0), all.share(1), all.share(2), all.worse());
    }
}
