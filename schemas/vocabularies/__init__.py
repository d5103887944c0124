"""The controlled lists as data: codes, labels, the addresses and every alias that feeds use."""
