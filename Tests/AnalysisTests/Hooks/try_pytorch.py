"""Tries record_pytorch.py on a small network, whose files it writes to the working folder."""
import torch
from record_pytorch import record, traces


class Detector(torch.nn.Module):
    """A convolution before a GRU that reads steps first."""

    def __init__(self):
        super().__init__()
        self.filter = torch.nn.Conv1d(2, 5, 1)
        self.rnn = torch.nn.GRU(5, 8, num_layers=2)
        self.head = torch.nn.Linear(8, 1)

    def forward(self, x):
        features = self.filter(x.transpose(1, 2)).transpose(1, 2)
        return torch.sigmoid(self.head(self.rnn(features.transpose(0, 1))[0].transpose(0, 1)))


torch.manual_seed(1)
model = Detector()
torch.save(model.state_dict(), "model.pt")
record(model.rnn, lambda: model(torch.randn(3, 40, 2)))
traces(model, torch.randn(2, 3, 50, 2), torch.randn(3, 200, 2))
