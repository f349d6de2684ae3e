"""What a focus group discussion is: records, rules, timing, counting, views. Standard library only."""
